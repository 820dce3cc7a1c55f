/** Saves the environment. @returns a function that restores it in place: Node itself reads the process's own environment, not an object that replaces `process.env` */
export function keepEnvironment(): () => void {
  const before = { ...process.env };
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}
