export const Supervisor = () => null
