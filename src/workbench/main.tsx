import './workers.ts';
// graphiql/style.css is these four and, base64-encoded inside it, two fonts: 600 kB that no Chinese text would use.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './workbench.css';
import './access.css';
import './desk/desk.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

createRoot(document.getElementById('root')!).render(<Page />);
