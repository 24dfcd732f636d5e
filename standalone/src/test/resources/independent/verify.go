// Checks an unpacked evidence package with nothing but golang.org/x/mod/sumdb: the checkpoint's signature, that every entry is in the
// log, and that each enclosed checkpoint goes on from the one before.
//
//	verify DIRECTORY KEY
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(why error, where string) {
	if why != nil {
		fmt.Fprintln(os.Stderr, where+":", why)
		os.Exit(1)
	}
}

func read(path string) string {
	bytes, err := os.ReadFile(path)
	fail(err, path)
	return string(bytes)
}

func opened(signed string, key note.Verifier, where string) tlog.Tree {
	checkpoint, err := note.Open([]byte(signed), note.VerifierList(key))
	fail(err, where)
	lines := strings.Split(checkpoint.Text, "\n")
	if len(lines) != 4 || lines[0] != key.Name() {
		fail(fmt.Errorf("not a checkpoint of %s", key.Name()), where)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err, where)
	root, err := tlog.ParseHash(lines[2])
	fail(err, where)
	return tlog.Tree{N: size, Hash: root}
}

func hashes(lines []string, where string) []tlog.Hash {
	var parsed []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		fail(err, where)
		parsed = append(parsed, hash)
	}
	return parsed
}

func main() {
	directory := os.Args[1]
	key, err := note.NewVerifier(os.Args[2])
	fail(err, "key")
	tree := opened(read(filepath.Join(directory, "checkpoint.txt")), key, "checkpoint.txt")

	entries := strings.Split(strings.TrimSuffix(read(filepath.Join(directory, "entries.jsonl")), "\n"), "\n")
	blocks := strings.Split(strings.TrimSuffix(read(filepath.Join(directory, "proofs.txt")), "\n\n"), "\n\n")
	if len(entries) != len(blocks) {
		fail(fmt.Errorf("%d entries, %d proofs", len(entries), len(blocks)), "proofs.txt")
	}
	for i, entry := range entries {
		lines := strings.Split(blocks[i], "\n")
		where := fmt.Sprintf("entry %d", i)
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
		fail(err, where)
		proof := tlog.RecordProof(hashes(lines[1:], where))
		fail(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash([]byte(entry))), where)
	}

	files, err := filepath.Glob(filepath.Join(directory, "history", "*.txt"))
	fail(err, "history")
	sort.Strings(files)
	var before tlog.Tree
	for _, file := range files {
		parts := strings.SplitN(read(file), "\n\n", 2)
		lines := strings.Split(parts[0], "\n")
		after := opened(parts[1], key, file)
		old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
		fail(err, file)
		if old != before.N {
			fail(fmt.Errorf("goes on from %d and not from %d", old, before.N), file)
		}
		if old > 0 && old < after.N {
			proof := tlog.TreeProof(hashes(lines[1:], file))
			fail(tlog.CheckTree(proof, after.N, after.Hash, before.N, before.Hash), file)
		}
		before = after
	}
	if before != tree {
		fail(fmt.Errorf("the last checkpoint is another one"), "history")
	}
	fmt.Printf("%d entries, %d checkpoints\n", len(entries), len(files))
}
