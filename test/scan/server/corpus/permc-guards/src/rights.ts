export const fileOwner = async (): Promise<boolean> => {
  return true;
};
export function fileReader(access: { user: string }): boolean {
  return access.user !== '';
}
