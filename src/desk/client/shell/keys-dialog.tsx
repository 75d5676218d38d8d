// All keys that act now, and the switch for single letters.
import { useState } from 'preact/hooks';
import { lettersOn, setLetters, useAllKeys } from '../keys.ts';
import { Dialog } from '../parts/dialog.tsx';

const NAMES: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

export const KeysDialog = ({ onClose }: { onClose(): void }) => {
  const groups = useAllKeys();
  const [on, setOn] = useState(lettersOn);
  const titles = [...new Set(groups.map((g) => g.title))];
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      <div class="key-groups">
        {titles.map((title) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {groups
                .filter((g) => g.title === title)
                .flatMap((g) => g.keys)
                .map(({ keys, says }) => (
                  <div key={`${keys} ${says}`}>
                    <dt>
                      {keys.split(' ').map((k) => (
                        <kbd key={k}>{NAMES[k] ?? k}</kbd>
                      ))}
                    </dt>
                    <dd>{says}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setLetters(event.currentTarget.checked);
            setOn(event.currentTarget.checked);
          }}
        />
        Single letters are keys (switch this off where you dictate to your computer)
      </label>
    </Dialog>
  );
};
