import Button from 'antd/es/button';
import type { Meta, StoryObj } from 'storybook-react-rsbuild';
import { useAnnounce } from './announcer.js';
import { SkipLink } from './skip-link.js';
import { VisuallyHidden } from './visually-hidden.js';

function Page() {
  const announce = useAnnounce();
  return (
    <>
      <SkipLink target="story-content">跳到正文</SkipLink>
      <main id="story-content" tabIndex={-1}>
        <p>
          超期 2 天<VisuallyHidden>，独居老人月度探访</VisuallyHidden>
        </p>
        <Button onClick={() => announce('已提交 3 件')}>提交</Button>
      </main>
    </>
  );
}

const meta: Meta<typeof Page> = { title: 'Foundations/Accessibility', component: Page };
export default meta;

export const SkipAndAnnounce: StoryObj<typeof Page> = {};
