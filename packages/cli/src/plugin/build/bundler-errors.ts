import type { Rspack } from '@rsbuild/core';

/** Collects what the bundler finds wrong, so that it can be told wherever the build was asked for. */
export class BundlerErrors implements Rspack.RspackPluginInstance {
  /** Lines, each with its end; empty while all is well. */
  text = '';

  apply(compiler: Rspack.Compiler): void {
    compiler.hooks.done.tap('yige-errors', (stats) => {
      if (stats.hasErrors()) this.text = `${stats.toString({ all: false, errors: true, colors: false })}\n`;
    });
  }
}
