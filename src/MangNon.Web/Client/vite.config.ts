import { defineConfig } from "vite";

// Fixed file names: the site puts a version of its own behind them (Site/Assets.cs), so that nothing here needs a manifest.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
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
