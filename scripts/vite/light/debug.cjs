/** Nothing is logged in a person's browser. */
module.exports = () => () => undefined;
