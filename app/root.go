package main

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot is the tree of commands; log is opened once the flags are read.
func newRoot(stdout, stderr io.Writer, log *programLog) *cobra.Command {
	var readOnly bool
	root := &cobra.Command{
		Use:   "verbatim [WORKBENCH [ARTICLE...]]",
		Short: "Check quotations: find what articles share, see what was done to it, keep your verdicts",
		Long: `Verbatim finds the passages that articles share, shows word by word what was
done to them, and keeps your verdicts, which leave as CSV.

Without a command it opens the window on WORKBENCH, or on your own workbench,
which is made from five sample articles on the first start. Where a window has
the workbench open already, that one is brought to the front. Articles named
behind a WORKBENCH are shown there, to be brought in.`,
		Version:       version,
		Args:          workbenchAndArticles,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			log.open(cmd, stderr)
			cmd.SetContext(context.WithValue(cmd.Context(), logKey{}, log))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{""}
			}
			return openWindow(cmd.Context(), stdout, args[0], args[1:], readOnly)
		},
	}
	root.Flags().BoolVar(&readOnly, "read-only", false, "open the window for reading only, also beside one that has the workbench open")
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return misuse("verbatim %s: %w", cmd.Name(), err)
	})
	root.PersistentFlags().Var(&log.level, "log-level", "write a log of the program's own work, on stderr and in "+logName+" beside the reports of faults: "+oneOf(logLevels))
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(sourcesCommand(), quotesCommand(), findCommand(), compareCommand(),
		newCommand(), addCommand(), overlapsCommand(), judgeCommand(), historyCommand(), exportCommand(), importCommand(), checkCommand(), backupCommand(), mergeCommand())
	return root
}

// workbenchAndArticles are the window's arguments. A command that is mistyped
// is not to be taken for a workbench with articles.
func workbenchAndArticles(_ *cobra.Command, args []string) error {
	if len(args) > 1 && !strings.EqualFold(filepath.Ext(args[0]), ".verbatim") {
		return misuse("“%s” is no command, and a window opens one workbench, whose name ends in .verbatim where articles follow", args[0])
	}
	return nil
}

// atLeast, exactly and between count arguments; their errors are wrong use.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return misuse("verbatim %s needs %s", cmd.Name(), what)
		}
		return nil
	}
}

func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return misuse("verbatim %s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

func between(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return misuse("verbatim %s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

// job is what a command's body gets: its context, its outputs, its progress.
type job struct {
	context.Context
	out  io.Writer // lines where json is set, else for a person to read
	err  io.Writer
	log  *slog.Logger
	file io.Writer // the same as out, untouched: for an export
	json bool
}

// command makes a subcommand whose body takes a job.
func command(use, short string, args cobra.PositionalArgs, body func(j job, args []string) error) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: use, Short: short, Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			file := cmd.OutOrStdout()
			out := io.Writer(shown{file})
			if asJSON {
				out = file
			}
			return body(job{cmd.Context(), out, cmd.ErrOrStderr(), logOf(cmd.Context()), file, asJSON}, args)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON Lines, one object a line")
	return c
}
