angular.module('kiosk').factory('queue', function ($http) {
  return {
    next: function () {
      return $http.get('/api/queue/next');
    },
    leave: function (id) {
      return $http({ method: 'DELETE', url: '/api/queue/' + id });
    },
  };
});
