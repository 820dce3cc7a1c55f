// cucumber-js loads formatters by import(), and ts-node does not hook into import(). So formatter files are JavaScript and begin with this one.
// In a package they are already compiled. A second registration would compile everything twice.
const isCheckout = require('node:fs').existsSync(require('node:path').join(__dirname, 'page/page-plugin.ts'));
if (isCheckout && !process[require('ts-node').REGISTER_INSTANCE]) require('ts-node/register');
