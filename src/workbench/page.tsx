import { useEffect, useState } from 'react';
import { loadSettings, type Settings } from './settings.ts';
import { Workbench } from './workbench.tsx';

/** Loads what the server says about itself, or says why the page cannot work. */
export function Page() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what should load again
  useEffect(() => {
    let isCurrent = true;
    setProblem(null);
    loadSettings().then(
      (loaded) => isCurrent && setSettings(loaded),
      (error: Error) => isCurrent && setProblem(error.message),
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt]);

  if (settings) return <Workbench settings={settings} />;
  if (!problem) return <p className="message">正在加载… Loading…</p>;
  return (
    <div className="message" role="alert">
      <p>{problem}</p>
      <button type="button" onClick={() => setAttempt(attempt + 1)}>
        重试 · Try again
      </button>
    </div>
  );
}
