import { useEffect } from 'react';

/**
 * Takes the whole screen while it is used, where the browser lets a page do so
 * without a click, or after one. Leaving full screen calls `onLeave`.
 */
export function useFullscreen(onLeave: () => void) {
  useEffect(() => {
    document.documentElement.requestFullscreen?.().catch(() => {
      // Opened by an address, not by a click: the window is filled all the same.
    });
    return () => {
      if (document.fullscreenElement) document.exitFullscreen();
    };
  }, []);

  useEffect(() => {
    const leave = () => {
      if (!document.fullscreenElement) onLeave();
    };
    document.addEventListener('fullscreenchange', leave);
    return () => document.removeEventListener('fullscreenchange', leave);
  }, [onLeave]);
}
