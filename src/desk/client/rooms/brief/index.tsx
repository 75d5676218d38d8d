// Brief: the situation report being written.
import { EmptyState } from '../../parts/states.tsx';

const Brief = () => (
  <EmptyState title="Brief">
    <p>No brief is being written.</p>
  </EmptyState>
);

export default Brief;
