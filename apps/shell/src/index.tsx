import './plugins/guard-scripts.js';
import './app/without-eval.js';
import '@yige/ui/styles.css';
import './app/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(<App />);
