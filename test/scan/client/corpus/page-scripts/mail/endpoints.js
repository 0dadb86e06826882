// What the pages of this folder ask for.
const endpoints = {
  profile: 'https://graph.microsoft.com/v1.0/me',
  inbox: 'https://graph.microsoft.com/v1.0/me/mailFolders/inbox/messages',
};
