import { DropdownMenu } from '@graphiql/react';
import type { Example } from './settings.ts';

interface Props {
  readonly examples: readonly Example[];
  readonly onExample: (example: Example) => void;
}

export function ExampleMenu({ examples, onExample }: Props) {
  if (examples.length === 0) return null;
  return (
    <DropdownMenu>
      <DropdownMenu.Button type="button" className="examples">
        示例查询 · Examples <span aria-hidden="true">▾</span>
      </DropdownMenu.Button>
      <DropdownMenu.Content align="end" className="example-list">
        {examples.map((example) => (
          <DropdownMenu.Item key={example.title} onSelect={() => onExample(example)}>
            <span lang="zh-CN">{example.titleZh}</span>
            <small lang="en">{example.title}</small>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
