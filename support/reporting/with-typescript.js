// cucumber-js loads formatters by import(), which ts-node does not hook into: so their files are JavaScript, and begin with this one.
// A second registration would compile everything twice.
if (!process[require('ts-node').REGISTER_INSTANCE]) require('ts-node/register');
