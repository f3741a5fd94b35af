import { defineConfig } from 'vite';

/** What Nest, TypeORM and Fastify only ask for where somebody uses it; nobody here does. */
const UNUSED =
  /^(@fastify\/view|@google-cloud\/spanner|@nestjs\/(microservices|websockets)|@sap\/hana-client|class-transformer|class-validator|hdb-pool|ioredis|mongodb|mssql|mysql|oracledb|pg|pg-native|pg-query-stream|react-native-sqlite-storage|redis|sql\.js|sqlite3|typeorm-aurora-data-api-driver)(\/|$)/;
/** Machine code stays where it was installed. */
const NATIVE = ['@node-rs/argon2', 'better-sqlite3'];

/**
 * Core and all that it imports, in one file beside `dist`: two thousand modules take most of the time of a start to find, open
 * and read.
 */
export default defineConfig({
  ssr: { noExternal: true, external: NATIVE },
  build: {
    ssr: 'dist/main.js',
    outDir: 'bundle',
    target: 'node20',
    minify: false,
    sourcemap: true,
    // Whose code is handed on in it, and under which terms.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      external: UNUSED,
      // Migrations and entities go by the names of their classes.
      output: { keepNames: true },
    },
  },
});
