import { configureGlobal } from 'fast-check';

// `fc.pre` leaves out draws that a property says nothing of, and draws others in their place. A property fails where
// more than so many were left out for each that was tried: it would say too little of what it draws.
configureGlobal({ maxSkipsPerRun: 8 });
