async function withRetry<T>(work: () => Promise<T>, times = 3): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === times) throw error;
    }
  }
}

export const workbook = (id: string) =>
  withRetry(() => fetch(`https://graph.microsoft.com/v1.0/me/drive/items/${id}/workbook/tables`));

export function useProfile(enabled: boolean) {
  return useQuery({
    queryKey: ['profile'],
    queryFn: async () => (await fetch('https://graph.microsoft.com/v1.0/me/profile')).json(),
    enabled,
  });
}
declare function useQuery(options: unknown): unknown;
