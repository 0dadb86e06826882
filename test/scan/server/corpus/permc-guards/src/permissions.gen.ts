export const policy = {} as never;
