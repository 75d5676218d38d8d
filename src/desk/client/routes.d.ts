// Made by the build from src/desk/api (see vite.config.mjs): method and path of each route, without the schemas and their library.
declare module 'virtual:routes' {
  export const ROUTES: Readonly<Record<string, readonly [method: string, path: string]>>;
}
declare module '*.css';
declare module '*.tsv?raw' {
  const text: string;
  export default text;
}
declare module 'world-atlas/countries-50m.json' {
  const atlas: unknown;
  export default atlas;
}
