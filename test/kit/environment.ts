/** Remembers the environment. @returns what puts it back, in place: Node itself reads the process's own, not what stands in for `process.env` */
export function keepEnvironment(): () => void {
  const before = { ...process.env };
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}
