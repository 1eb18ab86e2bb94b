import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { Schema } from '@tiptap/pm/model';
import { ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { WebrtcProvider } from 'y-webrtc';
import { Doc } from 'yjs';

/** What to compare with: y-webrtc as it comes, with its own simple-peer, beside our page's own parts. Not part of the app. */
export interface StockPage {
  /** ProseMirror over it. */
  editor(rendezvous: string): void;
}

declare global {
  interface Window {
    stock: StockPage;
  }
}

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', group: 'block', toDOM: () => ['p', 0] },
    text: {},
  },
});

window.stock = {
  editor(rendezvous) {
    const doc = new Doc();
    new WebrtcProvider('bench', doc, {
      signaling: [rendezvous],
      password: 'secret of bench',
      peerOpts: { config: { iceServers: [] } },
    });
    const place = document.body.appendChild(document.createElement('div'));
    const plugins = [ySyncPlugin(doc.getXmlFragment('note')), yUndoPlugin()];
    new EditorView(place, { state: EditorState.create({ schema, plugins }) });
  },
};
