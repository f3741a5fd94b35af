// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ProblemError, type TaskAttachment } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AdmissionDocuments } from './admission-documents.js';

const admissionId = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const documentId = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7';
const api = vi.hoisted(() => ({ list: vi.fn(), add: vi.fn(), remove: vi.fn() }));
vi.mock('../api/client.js', () => ({ client: { admissionDocuments: api } }));
beforeEach(() => vi.resetAllMocks());
afterEach(cleanup);

const basis = (removable: boolean): TaskAttachment => ({
  ...{ id: documentId, name: '依据.pdf', media: 'application/pdf', size: 100, removable },
  ...{ addedBy: { id: admissionId, name: '顾明' }, addedAt: '2026-11-19T10:26:00.000Z' },
});
const answers = (items: TaskAttachment[], addable: boolean) => api.list.mockResolvedValue({ items, addable });

function show() {
  return render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <AdmissionDocuments admissionId={admissionId} />
      </QueryClientProvider>
    </YigeProvider>,
  );
}

it('leads whoever reads the admission to its documents, and offers no change of them', async () => {
  answers([basis(false)], false);
  show();
  const link = await screen.findByRole('link', { name: /^打开 依据.pdf/ });
  expect(link.getAttribute('href')).toBe(`/api/v1/admissions/${admissionId}/documents/${documentId}`);
  expect(api.list).toHaveBeenCalledWith(expect.objectContaining({ params: { id: admissionId } }));
  expect(screen.queryByRole('button')).toBeNull();
});

it('says nothing where there are none and none may be added', async () => {
  answers([], false);
  const { container } = show();
  await waitFor(() => expect(api.list).toHaveBeenCalled());
  expect(container.querySelector('section')).toBeNull();
});

it('lets the bureau add one, which is then there', async () => {
  answers([], true);
  api.add.mockResolvedValue(basis(true));
  show();
  const chooser = await screen.findByLabelText('选照片或 PDF');
  answers([basis(true)], true);
  fireEvent.change(chooser, { target: { files: [new File(['%PDF-1.7'], '依据.pdf', { type: 'application/pdf' })] } });
  expect(await screen.findByRole('link', { name: /^打开 依据.pdf/ })).toBeDefined();
  const [call] = api.add.mock.calls[0] ?? [];
  expect([call?.params, call?.body.file.name]).toEqual([{ id: admissionId }, '依据.pdf']);
});

it('takes an own one away once it was asked again, and says why it could not', async () => {
  answers([basis(true)], true);
  api.remove.mockRejectedValue(
    new ProblemError({ type: '/problems/x', status: 409, code: 'admission.sorted', title: '已经分类，不能再改' }),
  );
  show();
  fireEvent.click(await screen.findByRole('button', { name: '拿掉 依据.pdf' }));
  expect(api.remove).not.toHaveBeenCalled();
  const [, confirm] = screen.getAllByRole('button', { name: /拿\s?掉/ });
  if (confirm === undefined) throw new Error('Nobody asked again');
  fireEvent.click(confirm);
  expect(await screen.findByText('已经分类，不能再改')).toBeDefined();
  expect(api.remove).toHaveBeenCalledWith({ params: { id: admissionId, documentId } });
});

it('says that they could not be read, and reads them once more', async () => {
  api.list.mockRejectedValueOnce(new Error('not there'));
  show();
  const again = await screen.findByRole('button', { name: '再试' });
  answers([basis(false)], false);
  fireEvent.click(again);
  expect(await screen.findByRole('link', { name: /^打开 依据.pdf/ })).toBeDefined();
});
