// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { FileLink, FileUpload } from '@yige/plugin-sdk/web';
import { ScopeContext } from '@yige/plugin-sdk/web/host';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';

/** Sends nothing: a test says how far it has come and what is answered. */
class Line {
  static readonly sent: Line[] = [];
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  status = 0;
  statusText = '';
  responseText = '';
  kind = 'application/json';
  address = '';
  file: File | null = null;

  open(_method: string, address: string): void {
    this.address = address;
  }
  setRequestHeader(): void {}
  getResponseHeader(): string {
    return this.kind;
  }
  send(file: File): void {
    this.file = file;
    Line.sent.push(this);
  }
  answer(status: number, body: unknown, kind = this.kind): void {
    Object.assign(this, { status, responseText: JSON.stringify(body), kind });
    this.onload?.();
  }
}

const upload = { path: '/meetings/:id/files', largest: 1_048_576, kinds: ['application/pdf'] } as const;
const onStored = vi.fn();

beforeEach(() => {
  Line.sent.length = 0;
  onStored.mockClear();
  vi.stubGlobal('XMLHttpRequest', Line);
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <ScopeContext value={{ id: 'probe', version: '1.0.0' }}>
          <FileUpload
            upload={upload}
            path="/meetings/01m8/files"
            response={z.object({ id: z.string() })}
            onStored={onStored}
          />
          <FileLink path="/files/01m8" file={{ name: '会议记录.pdf', kind: 'application/pdf', size: 2_000 }} />
        </ScopeContext>
      </QueryClientProvider>
    </YigeProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const choose = (file: File) =>
  act(async () => {
    fireEvent.change(screen.getByLabelText('选文件', { selector: 'input' }), { target: { files: [file] } });
  });
const pdf = new File(['%PDF-1.7'], '会议 1.pdf', { type: 'application/pdf' });
/** Beside the way to send it again; the announcer of the page is an alert too. */
const said = async () => (await screen.findByRole('button', { name: '再传一次' })).parentElement?.textContent;
const line = () => {
  const last = Line.sent.at(-1);
  if (last === undefined) throw new Error('nothing was sent');
  return last;
};

it('a file goes to its plugin, and it is seen how far it has come', async () => {
  await choose(pdf);
  expect(line().address).toBe('/plugins/probe/1.0.0/api/meetings/01m8/files?name=%E4%BC%9A%E8%AE%AE%201.pdf');
  await act(async () => line().upload.onprogress?.({ loaded: 1, total: 4 }));
  expect(screen.getByRole('progressbar', { name: '正在上传 会议 1.pdf' }).getAttribute('value')).toBe('0.25');
  await act(async () => line().answer(201, { id: '01m8' }));
  await vi.waitFor(() => expect(onStored).toHaveBeenCalledWith({ id: '01m8' }));
  expect(screen.queryByRole('progressbar')).toBeNull();
});

it('what the plugin refuses is said in its words, and a line that broke in ours; both are sent again by a press', async () => {
  await choose(pdf);
  const problem = { type: '/problems/file.kind', title: '不收这种文件', status: 415, code: 'file.kind' };
  await act(async () => line().answer(415, { ...problem, detail: '只收 PDF' }, 'application/problem+json'));
  expect(await said()).toContain('只收 PDF');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再传一次' })));
  expect(Line.sent).toHaveLength(2);
  await act(async () => line().onerror?.());
  expect(await said()).toContain('网络断了');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再传一次' })));
  await act(async () => line().answer(201, { id: '01m8' }));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: '再传一次' })).toBeNull());
});

it('what is too large is not sent', async () => {
  await choose(new File(['x'.repeat(upload.largest + 1)], 'a.pdf', { type: 'application/pdf' }));
  expect(await said()).toContain('最大 1 MB');
  expect(Line.sent).toEqual([]);
});

it('a file is downloaded by its name', () => {
  const link = screen.getByRole('link', { name: '下载 会议记录.pdf' });
  expect(link.getAttribute('href')).toBe('/plugins/probe/1.0.0/api/files/01m8');
  expect(link.textContent).toContain('2 KB');
});
