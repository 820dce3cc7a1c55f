// cucumber-js loads formatters by import(), which ts-node does not hook into: so their files are JavaScript, and begin with this one.
// In a package they are compiled. A second registration would compile everything twice.
const isCheckout = require('node:fs').existsSync(require('node:path').join(__dirname, 'page/page-plugin.ts'));
if (isCheckout && !process[require('ts-node').REGISTER_INSTANCE]) require('ts-node/register');
