import { MessageChannel } from 'node:worker_threads';

const { port1: nowhere, port2 } = new MessageChannel();
port2.close();
nowhere.unref();

/**
 * Gives the memory of large bytes back at once; they are empty then. V8 would wait until some 50 MB of them are waiting, in
 * each thread: what is handed to a port that nobody hears is gone.
 */
export function release(bytes: Uint8Array<ArrayBuffer>): void {
  nowhere.postMessage(null, [bytes.buffer]);
}
