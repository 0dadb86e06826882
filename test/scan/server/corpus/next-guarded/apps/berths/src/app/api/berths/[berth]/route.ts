export const GET = () => Response.json({});
export const PUT = () => Response.json({});
