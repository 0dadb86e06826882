function listMembers(role) {
  return fetch(service + '/members/' + role);
}
