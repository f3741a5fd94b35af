import { type ReactNode, useState } from 'react';
import { FormDialog, type FormDialogProps } from '../form-dialog.js';

type Form = Omit<FormDialogProps, 'onClose'>;

/** One dialog at a time: `open` shows a form, `dialog` stands somewhere in the page. */
export function useForm(): { open: (form: Form) => void; dialog: ReactNode } {
  const [form, setForm] = useState<Form | null>(null);
  return { open: setForm, dialog: form !== null && <FormDialog {...form} onClose={() => setForm(null)} /> };
}
