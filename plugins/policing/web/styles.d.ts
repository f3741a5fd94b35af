/** Style sheets that the build takes along with the module that imports them. */
declare module '*.css' {}
