// The sequences are Python; `rseq build` makes an object file of them, which is linked into the program.
use std::{env, path::PathBuf, process::Command};

fn main() {
    let object = PathBuf::from(env::var("OUT_DIR").unwrap()).join("percpu.o");
    let command = env::var("RSEQ").unwrap_or_else(|_| "rseq".into());
    let mut words = command.split_whitespace();
    let status = Command::new(words.next().expect("RSEQ is empty"))
        .args(words)
        .args(["build", "rseq.structures.counter", "rseq.structures.freelist", "--emit", "object", "--force", "-o"])
        .arg(&object)
        .status()
        .expect("rseq cannot be started; set RSEQ to the command");
    assert!(status.success(), "rseq build failed");
    println!("cargo:rustc-link-arg={}", object.display());
    println!("cargo:rerun-if-env-changed=RSEQ");
    println!("cargo:rerun-if-changed=build.rs");
}
