import { Dropzone } from "@mantine/dropzone";
import { go } from "../../app/navigation.ts";
import styles from "./desk.module.css";
import { useAddFiles } from "./use-add-files.ts";

/** Takes files that are dropped anywhere on the page. What can be read is for the reader to say, so any file is taken. */
export function FileDrop() {
  const add = useAddFiles();
  return (
    <Dropzone.FullScreen
      active
      classNames={{ fullScreen: styles.drop ?? "", root: styles.dropRoot ?? "", inner: styles.dropInner ?? "" }}
      onDrop={(files) => {
        go({ screen: "desk" });
        add(files);
      }}
    >
      <p className={styles.dropWords}>Let go to put it on the desk</p>
      <p className={styles.promise}>It is read on this machine; nothing is sent before you say so.</p>
    </Dropzone.FullScreen>
  );
}
