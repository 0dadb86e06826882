const graph = MicrosoftGraph.Client.initWithMiddleware({ authProvider: { getAccessToken: () => signedInToken() } });

async function lists() {
  const response = await fetch(endpoints.lists, { headers: { Authorization: `Bearer ${await signedInToken()}` } });
  return response.json();
}

async function attach(file) {
  const task = await MicrosoftGraph.OneDriveLargeFileUploadTask.create(graph, file, { path: 'Attachments', fileName: file.name });
  return task.upload();
}

async function plans(page) {
  const query = graph.api('/me/planner/plans').top(10);
  if (page > 1) query.skip((page - 1) * 10);
  return query.get();
}
