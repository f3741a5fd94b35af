import { useMutation } from '@tanstack/react-query';
import type { NewExport } from '@yige/contracts';
import { useEffect, useRef, useState } from 'react';

/** How the call of an export is broken off, and whom it tells what has come. */
export interface ExportCall {
  signal: AbortSignal;
  onReceived: (bytes: number) => void;
}

type Asked = Pick<NewExport, 'format' | 'reason'>;

/** One export at a time, which ends with whoever asked for it: no work goes on for a dialog that was closed. */
export function useExport(make: (asked: Asked, call: ExportCall) => Promise<File>, onDone: (file: File) => void) {
  const running = useRef<AbortController | null>(null);
  const [received, setReceived] = useState(0);
  useEffect(() => () => running.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: (asked: Asked) => {
      const controller = new AbortController();
      running.current = controller;
      setReceived(0);
      return make(asked, { signal: controller.signal, onReceived: setReceived });
    },
    onSuccess: onDone,
  });
  return {
    run: mutation.mutate,
    isRunning: mutation.isPending,
    /** Bytes so far. */
    received,
    /** Null where it was broken off on purpose. */
    error: running.current?.signal.aborted ? null : mutation.error,
    breakOff: () => running.current?.abort(),
  };
}
