// Add: reports in.
import { EmptyState } from '../../parts/states.tsx';

const Add = () => (
  <EmptyState title="Add reports">
    <p>
      Until this room is there, <code>sitrep add FILE</code> takes them in; open pages show them at once.
    </p>
  </EmptyState>
);

export default Add;
