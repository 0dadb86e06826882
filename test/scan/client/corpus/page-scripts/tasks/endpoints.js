const endpoints = { lists: 'https://graph.microsoft.com/v1.0/me/todo/lists' };
