const siteApp = require('./site-app');
const places = require('./places');

const app = siteApp('museum');
app.useLater('/curators/', require('./curators'));
app.useLater(places.SHOP, () => require('./shop')());
app.listen(8080);
