export function buildKernel(outFile: string): Promise<void>;
