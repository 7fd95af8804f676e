import type {Progress} from "../data/duckdb/download.js";

/** A bar beside a status line that tells how far a download is. */
export interface ProgressBar {
  show: (progress: Progress) => void;
  remove: () => void;
}

const MEBIBYTE = 2 ** 20;

/** Makes the bar of the database's download; it appears with the first news, behind the status line. */
export function progressBar(document: Document, status: HTMLElement): ProgressBar {
  const bar = document.createElement("progress");
  bar.setAttribute("aria-hidden", "true");
  return {
    show: ({received, total}) => {
      if (!bar.isConnected) {
        status.after(bar);
        status.textContent = `Loading the database, once${total > 0 ? `: ${mebibytes(total)} MB` : ""}.`;
      }
      bar.title = total > 0 ? `${mebibytes(received)} of ${mebibytes(total)} MB` : `${mebibytes(received)} MB`;
      bar.toggleAttribute("value", total > 0);
      if (total === 0) return;
      bar.setAttribute("max", String(total));
      bar.setAttribute("value", String(received));
      if (received >= total) status.textContent = "Starting the database.";
    },
    remove: () => {
      bar.remove();
    }
  };
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1);
}
