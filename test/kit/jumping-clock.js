// Tests preload this file (NODE_OPTIONS): the time of day is off by each of CLOCK_HOURS in turn, for some seconds each. The monotonic clock is not changed.
const HOUR_MILLISECONDS = 3_600_000;
const EACH_MILLISECONDS = 3000;

const hours = process.env.CLOCK_HOURS.split(',').map(Number);
const realNow = Date.now;
const now = () => realNow() + hours[Math.floor(performance.now() / EACH_MILLISECONDS) % hours.length] * HOUR_MILLISECONDS;

globalThis.Date = new Proxy(Date, {
  construct: (Real, given, target) => Reflect.construct(Real, given.length === 0 ? [now()] : given, target),
  get: (Real, name) => (name === 'now' ? now : Reflect.get(Real, name)),
});
