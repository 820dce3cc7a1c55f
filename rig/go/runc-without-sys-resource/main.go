// An OCI runtime in front of runc for machines that may not give CAP_SYS_RESOURCE away (it is not in their bounding set): there runc
// refuses to start any process that asks for it, as every privileged container does. This takes it, and negative OOM scores, which
// need it, out of what is about to start, and becomes runc. Where the capability is there it changes nothing.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

const (
	missing       = "CAP_SYS_RESOURCE"
	missingNumber = 24
)

// Debian's runc and others'. Not found by PATH: this program may itself be called runc.
var runcs = []string{"/usr/sbin/runc", "/usr/bin/runc"}

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:]); err != nil {
		log.Fatalf("runc-without-sys-resource: %v", err)
	}
}

func run(args []string) error {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err
	}
	if !mayGive(string(status), missingNumber) {
		if err := prepare(args); err != nil {
			return err
		}
	}
	for _, runc := range runcs {
		if _, err := os.Stat(runc); err == nil {
			return syscall.Exec(runc, append([]string{"runc"}, args...), os.Environ())
		}
	}
	return fmt.Errorf("none of %s is there", strings.Join(runcs, ", "))
}

var boundingSet = regexp.MustCompile(`(?m)^CapBnd:\s*([0-9a-f]+)$`)

// mayGive tells from the text of /proc/self/status whether a capability is in the bounding set. Unreadable means yes: runc then says what is wrong.
func mayGive(status string, capability uint) bool {
	found := boundingSet.FindStringSubmatch(status)
	if found == nil {
		return true
	}
	set, err := strconv.ParseUint(found[1], 16, 64)
	return err != nil || set&(1<<capability) != 0
}

// prepare edits the file from which runc will read what to start: a bundle's configuration, or the process of an exec.
func prepare(args []string) error {
	if process := option(args, "--process", "-p"); slices.Contains(args, "exec") && process != "" {
		return rewrite(process, func(spec map[string]any) map[string]any { return spec })
	}
	if slices.Contains(args, "create") || slices.Contains(args, "run") {
		file := filepath.Join(option(args, "--bundle", "-b"), "config.json")
		return rewrite(file, func(spec map[string]any) map[string]any {
			process, _ := spec["process"].(map[string]any)
			return process
		})
	}
	return nil
}

func option(args []string, names ...string) string {
	for i, arg := range args {
		for _, name := range names {
			if value, ok := strings.CutPrefix(arg, name+"="); ok {
				return value
			}
			if arg == name && i+1 < len(args) {
				return args[i+1]
			}
		}
	}
	return ""
}

// rewrite weakens one process in a JSON file; whatever else is in the file stays as it is.
func rewrite(file string, processOf func(map[string]any) map[string]any) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var spec map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // a 64-bit number must not become a float
	if err := decoder.Decode(&spec); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	weaken(processOf(spec))
	if text, err = json.Marshal(spec); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

func weaken(process map[string]any) {
	sets, _ := process["capabilities"].(map[string]any)
	for name, set := range sets {
		if list, ok := set.([]any); ok {
			sets[name] = slices.DeleteFunc(list, func(capability any) bool { return capability == missing })
		}
	}
	if score, ok := process["oomScoreAdj"].(json.Number); ok && strings.HasPrefix(score.String(), "-") {
		process["oomScoreAdj"] = 0
	}
}
