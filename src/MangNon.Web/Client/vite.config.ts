import subsetFont from "subset-font";
import { defineConfig, type Plugin } from "vite";

/** What Vietnamese is written with, and the signs of the pages; anything else comes from the reader's own fonts. */
const letters =
  Array.from({ length: 0x7f - 0x20 }, (_, code) => String.fromCharCode(0x20 + code)).join("") +
  "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý\u00a0§©«»°±²³·×÷–—‘’“”•…‹›€→←↑↓−≥≤";

/** Of each font of Latin letters, only those: a page on a slow line needs its text first. */
const fewerLetters: Plugin = {
  name: "fewer-letters",
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === "asset" && /-latin-\d+-normal\.woff2$/.test(file.fileName)) {
        file.source = await subsetFont(Buffer.from(file.source), letters, { targetFormat: "woff2" });
      }
    }
  },
};

// Fixed file names: the site puts a version of its own behind them (Site/Assets.cs), so that nothing here needs a manifest.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
  plugins: [fewerLetters],
  build: {
    outDir: "../wwwroot/assets",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    target: "es2022",
    rollupOptions: {
      input: { site: "src/site.ts" },
      output: {
        entryFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        quietDeps: true,
        // Bootstrap 5.3 still uses @import and the old colour functions.
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
      },
    },
  },
});
