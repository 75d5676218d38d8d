// Stories and, within them, situations. /stories · /stories/ID · /stories/situations · /stories/situations/NAME
import type { RoomProps } from '../../shell/rooms.ts';
import '../../styles/stories.css';
import { StoriesList } from './list.tsx';
import { SituationRoom } from './situation-room.tsx';
import { Situations } from './situations.tsx';
import { StoryRoom } from './story-room.tsx';

const Stories = ({ path: [first, second], query }: RoomProps) => {
  if (first === undefined) return <StoriesList query={query} />;
  if (first !== 'situations') return <StoryRoom key={first} id={first} query={query} />;
  return second === undefined ? <Situations query={query} /> : <SituationRoom key={second} name={second} query={query} />;
};

export default Stories;
