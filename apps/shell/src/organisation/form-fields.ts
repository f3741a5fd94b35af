import { isDay } from './days.js';

export interface FormField {
  name: string;
  label: string;
  kind: 'text' | 'day' | 'whole' | 'choice' | 'unit';
  initial?: string;
  optional?: boolean;
  hint?: string;
  options?: readonly { value: string; label: string }[];
  /** Where core says that this field is wrong; by default `/body/<name>`. */
  pointer?: string;
}

export type FormValues = Readonly<Record<string, string>>;

/** What has to be mended before a field is sent; core checks everything again. */
export function faultOf({ kind, optional = false }: FormField, value: string): 'required' | 'number' | null {
  const text = value.trim();
  if (text === '') return optional ? null : 'required';
  if (kind === 'whole' && !/^\d{1,9}$/.test(text)) return 'number';
  return kind === 'day' && !isDay(text) ? 'required' : null;
}
