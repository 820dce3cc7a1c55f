package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMayGive(t *testing.T) {
	for status, want := range map[string]bool{
		"CapEff:\t000001ffffffffff\nCapBnd:\t000001ffffffffff\n": true,
		"CapEff:\t000001ffffffffff\nCapBnd:\t000001fffeffffff\n": false,
		"CapBnd:\t0000000001000000\n":                            true,
		"Name:\trunc\n":                                          true,
	} {
		if got := mayGive(status, missingNumber); got != want {
			t.Errorf("mayGive(%q) = %v, want %v", status, got, want)
		}
	}
}

func TestCreateLosesTheCapabilityAndNothingElse(t *testing.T) {
	bundle := t.TempDir()
	file := filepath.Join(bundle, "config.json")
	write(t, file, `{"linux":{"limit":9223372036854775807},"process":{"capabilities":{"bounding":["CAP_KILL","CAP_SYS_RESOURCE"],"effective":["CAP_SYS_RESOURCE"]},"oomScoreAdj":-998}}`)
	if err := prepare([]string{"--root", "/run", "create", "--bundle", bundle, "id"}); err != nil {
		t.Fatal(err)
	}
	want := `{"linux":{"limit":9223372036854775807},"process":{"capabilities":{"bounding":["CAP_KILL"],"effective":[]},"oomScoreAdj":0}}`
	if got := read(t, file); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestExecOfAProcessFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "process.json")
	write(t, file, `{"capabilities":{"permitted":["CAP_SYS_RESOURCE","CAP_CHOWN"]},"oomScoreAdj":1000}`)
	if err := prepare([]string{"exec", "--process=" + file, "id"}); err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, file), `{"capabilities":{"permitted":["CAP_CHOWN"]},"oomScoreAdj":1000}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestOtherCommandsTouchNothing(t *testing.T) {
	for _, args := range [][]string{{"delete", "id"}, {"state", "id"}, {"exec", "id", "sh"}, {}} {
		if err := prepare(args); err != nil {
			t.Errorf("prepare(%q): %v", args, err)
		}
	}
}

func TestABundleThatCannotBeReadIsAnError(t *testing.T) {
	bundle := t.TempDir()
	if prepare([]string{"create", "-b", bundle, "id"}) == nil {
		t.Error("no error for a missing config.json")
	}
	write(t, filepath.Join(bundle, "config.json"), `{"process":`)
	if prepare([]string{"run", "-b", bundle, "id"}) == nil {
		t.Error("no error for a config.json cut short")
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
