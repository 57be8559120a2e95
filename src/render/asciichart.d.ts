declare module 'asciichart' {
  interface PlotOptions {
    readonly min: number;
    readonly max: number;
    /** In rows between the lowest and the highest label. */
    readonly height: number;
    /** Where the drawing begins, in cells; a label is one cell, and so is the axis. */
    readonly offset: number;
    readonly format: (value: number) => string;
    readonly symbols: readonly string[];
  }
  export function plot(series: readonly number[], options: PlotOptions): string;
}
