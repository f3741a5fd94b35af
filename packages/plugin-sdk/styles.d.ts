/** `import './x.css'` beside a component: the build takes the sheet along with the module that imports it. */
declare module '*.css' {}
