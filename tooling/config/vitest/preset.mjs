/**
 * What every suite has in common. The report is what `npm test` sums up.
 * Tests of a package that needs another environment say so at the top of the file.
 */
export const vitestPreset = {
  test: {
    include: ['{src,test,server,web,rules}/**/*.test.{ts,tsx,mjs}'],
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
};
