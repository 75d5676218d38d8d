// A button, or a link that looks like one. `label` is for screen readers where the content is a sign; `hint` shows its key.
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  href?: string;
  /** The main thing to do here. */
  main?: boolean;
  /** Without a frame. */
  quiet?: boolean;
  /** It destroys or refuses. */
  danger?: boolean;
  pressed?: boolean;
  disabled?: boolean;
  submit?: boolean;
  label?: string;
  hint?: string;
}

export const Button = ({ children, onClick, href, main, quiet, danger, pressed, disabled, submit, label, hint }: ButtonProps) => {
  const kind = `button${main ? ' main' : ''}${quiet ? ' quiet' : ''}${danger ? ' danger' : ''}`;
  const inner = (
    <>
      {children}
      {hint && <kbd aria-hidden="true">{hint}</kbd>}
    </>
  );
  return href === undefined ? (
    <button
      type={submit ? 'submit' : 'button'}
      class={kind}
      onClick={onClick}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
    >
      {inner}
    </button>
  ) : (
    <a class={kind} href={href} aria-label={label} onClick={onClick}>
      {inner}
    </a>
  );
};
